// An order as the Go SDK writes it, against the service at an address.
//
// Arguments: address, task queue. Runs a worker and a client in one process, prints one line of JSON
// on standard output and ends with 0 when the workflow did all that it was to do and its history replays.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

type receipt struct {
	Attempts  int32    `json:"attempts"`
	Items     []string `json:"items"`
	ShippedTo string   `json:"shipped_to"`
	Delivery  string   `json:"delivery"`
}

type said struct {
	Count   int     `json:"count"`
	Status  string  `json:"status"`
	Refusal string  `json:"refusal"`
	Late    string  `json:"late"`
	Receipt receipt `json:"receipt"`
}

func Charge(ctx context.Context) (int32, error) {
	attempt := activity.GetInfo(ctx).Attempt
	if attempt < 3 {
		return 0, fmt.Errorf("the bank is closed (attempt %d)", attempt)
	}
	return attempt, nil
}

func Delivery(ctx workflow.Context, address string) (string, error) {
	if err := workflow.Sleep(ctx, 10*time.Millisecond); err != nil {
		return "", err
	}
	return "left at " + address, nil
}

func Order(ctx workflow.Context) (*receipt, error) {
	status := "charging"
	order := receipt{}
	if err := workflow.SetQueryHandler(ctx, "status", func() (string, error) { return status, nil }); err != nil {
		return nil, err
	}
	add := func(ctx workflow.Context, item string) (int, error) {
		if err := workflow.Await(ctx, func() bool { return status == "waiting" }); err != nil {
			return 0, err
		}
		order.Items = append(order.Items, item)
		return len(order.Items), nil
	}
	check := func(item string) error {
		if item == "" {
			return errors.New("an item has a name")
		}
		return nil
	}
	if err := workflow.SetUpdateHandlerWithOptions(ctx, "add", add, workflow.UpdateHandlerOptions{Validator: check}); err != nil {
		return nil, err
	}
	charging := workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 10 * time.Second,
		RetryPolicy:         &temporal.RetryPolicy{InitialInterval: 20 * time.Millisecond, BackoffCoefficient: 1},
	})
	if err := workflow.ExecuteActivity(charging, Charge).Get(ctx, &order.Attempts); err != nil {
		return nil, err
	}
	if err := workflow.Sleep(ctx, 50*time.Millisecond); err != nil {
		return nil, err
	}
	status = "waiting"
	workflow.GetSignalChannel(ctx, "ship").Receive(ctx, &order.ShippedTo)
	if err := workflow.Await(ctx, func() bool { return len(order.Items) > 0 }); err != nil {
		return nil, err
	}
	id := workflow.GetInfo(ctx).WorkflowExecution.ID + "-delivery"
	child := workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: id})
	if err := workflow.ExecuteChildWorkflow(child, Delivery, order.ShippedTo).Get(ctx, &order.Delivery); err != nil {
		return nil, err
	}
	return &order, nil
}

// run is the client's side.
func run(ctx context.Context, c client.Client, taskQueue string) (*said, error) {
	told := said{}
	handle, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: taskQueue + "-order", TaskQueue: taskQueue}, Order)
	if err != nil {
		return nil, err
	}
	update := func(item string) (client.WorkflowUpdateHandle, error) {
		return c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
			WorkflowID:   handle.GetID(),
			UpdateName:   "add",
			Args:         []any{item},
			WaitForStage: client.WorkflowUpdateStageCompleted,
		})
	}
	added, err := update("tea")
	if err != nil {
		return nil, err
	}
	if err := added.Get(ctx, &told.Count); err != nil {
		return nil, err
	}
	if told.Status, err = query(ctx, c, handle); err != nil {
		return nil, err
	}
	if refused, err := update(""); err != nil {
		return nil, err
	} else if err := refused.Get(ctx, nil); err != nil {
		told.Refusal = err.Error()
	}
	if err := c.SignalWorkflow(ctx, handle.GetID(), "", "ship", "Elm Street"); err != nil {
		return nil, err
	}
	if err := handle.Get(ctx, &told.Receipt); err != nil {
		return nil, err
	}
	told.Late, err = query(ctx, c, handle)
	return &told, err
}

func query(ctx context.Context, c client.Client, handle client.WorkflowRun) (status string, err error) {
	value, err := c.QueryWorkflow(ctx, handle.GetID(), handle.GetRunID(), "status")
	if err != nil {
		return "", err
	}
	return status, value.Get(&status)
}

func replay(ctx context.Context, c client.Client, logger log.Logger, taskQueue string) error {
	replayer := worker.NewWorkflowReplayer()
	replayer.RegisterWorkflow(Order)
	execution := workflow.Execution{ID: taskQueue + "-order"}
	return replayer.ReplayWorkflowExecution(ctx, c.WorkflowService(), logger, "default", execution)
}

func order(address, taskQueue string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	logger := log.NewStructuredLogger(slog.New(slog.NewTextHandler(io.Discard, nil)))
	c, err := client.Dial(client.Options{HostPort: address, Logger: logger})
	if err != nil {
		return err
	}
	defer c.Close()
	w := worker.New(c, taskQueue, worker.Options{})
	w.RegisterWorkflow(Order)
	w.RegisterWorkflow(Delivery)
	w.RegisterActivity(Charge)
	if err := w.Start(); err != nil {
		return err
	}
	told, err := run(ctx, c, taskQueue)
	w.Stop()
	if err != nil {
		return err
	}
	if err := replay(ctx, c, logger, taskQueue); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(told)
}

func main() {
	if err := order(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
