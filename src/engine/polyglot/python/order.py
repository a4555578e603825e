"""An order as the Python SDK writes it, against the service at an address.

Arguments: address, task queue. Runs a worker and a client in one process, prints one line of JSON
on standard output and ends with 0 when the workflow did all that it was to do and its history replays.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.common import RetryPolicy
from temporalio.worker import Replayer, Worker


@dataclass
class Receipt:
    attempts: int
    items: list[str]
    shipped_to: str
    delivery: str


@activity.defn
async def charge() -> int:
    attempt = activity.info().attempt
    if attempt < 3:
        raise RuntimeError(f"the bank is closed (attempt {attempt})")
    return attempt


@workflow.defn
class Delivery:
    @workflow.run
    async def run(self, address: str) -> str:
        await workflow.sleep(timedelta(milliseconds=10))
        return f"left at {address}"


@workflow.defn
class Order:
    def __init__(self) -> None:
        self.status = "charging"
        self.items: list[str] = []
        self.address = ""

    @workflow.run
    async def run(self) -> Receipt:
        attempts = await workflow.execute_activity(
            charge,
            start_to_close_timeout=timedelta(seconds=10),
            retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=20), backoff_coefficient=1),
        )
        await workflow.sleep(timedelta(milliseconds=50))
        self.status = "waiting"
        await workflow.wait_condition(lambda: self.address != "" and len(self.items) > 0)
        delivery = await workflow.execute_child_workflow(
            Delivery.run, self.address, id=f"{workflow.info().workflow_id}-delivery"
        )
        return Receipt(attempts, self.items, self.address, delivery)

    @workflow.query
    def get_status(self) -> str:
        return self.status

    @workflow.signal
    def ship(self, address: str) -> None:
        self.address = address

    @workflow.update
    async def add(self, item: str) -> int:
        await workflow.wait_condition(lambda: self.status == "waiting")
        self.items.append(item)
        return len(self.items)

    @add.validator
    def check_item(self, item: str) -> None:
        if item == "":
            raise ValueError("an item has a name")


async def main(address: str, task_queue: str) -> None:
    client = await Client.connect(address)
    workflows = [Order, Delivery]
    async with Worker(client, task_queue=task_queue, workflows=workflows, activities=[charge]):
        handle = await client.start_workflow(Order.run, id=f"{task_queue}-order", task_queue=task_queue)
        count = await handle.execute_update(Order.add, "tea")
        status = await handle.query(Order.get_status)
        refusal = ""
        try:
            await handle.execute_update(Order.add, "")
        except WorkflowUpdateFailedError as error:
            refusal = str(error.cause)
        await handle.signal(Order.ship, "Elm Street")
        receipt = await handle.result()
        late = await handle.query(Order.get_status)
    await Replayer(workflows=workflows).replay_workflow(await handle.fetch_history())
    said = {"count": count, "status": status, "refusal": refusal, "late": late, "receipt": receipt.__dict__}
    print(json.dumps(said))


if __name__ == "__main__":  # the SDK's sandbox loads this file again
    asyncio.run(main(sys.argv[1], sys.argv[2]))
