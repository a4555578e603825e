"""The Python worker of the demo "polyglot": one activity, on the Task Queue that TEMPORAL_TASK_QUEUE names."""

import asyncio
import math
import os
import platform

from temporalio import activity
from temporalio.client import Client
from temporalio.worker import Worker


@activity.defn(name="inPython")
async def in_python() -> str:
    """What Python brings along: whole numbers of any size. It takes a second, for eyes to follow."""
    await asyncio.sleep(1)
    digits = len(str(math.factorial(1000)))
    return f"{platform.python_implementation()} {platform.python_version()}, pid {os.getpid()}: 1000! has {digits} digits"


async def connect() -> Client:
    """Waits for a service that is not there yet, but not for ever."""
    for tries in range(1, 31):
        try:
            return await Client.connect(
                os.environ["TEMPORAL_ADDRESS"],
                namespace=os.environ.get("TEMPORAL_NAMESPACE", "default"),
                api_key=os.environ.get("TEMPORAL_API_KEY") or None,
                tls=os.environ.get("TEMPORAL_TLS") == "true",
            )
        except RuntimeError:
            if tries == 30:
                raise
            await asyncio.sleep(0.5)


async def main() -> None:
    client = await connect()
    await Worker(client, task_queue=os.environ["TEMPORAL_TASK_QUEUE"], activities=[in_python]).run()


if __name__ == "__main__":
    asyncio.run(main())
