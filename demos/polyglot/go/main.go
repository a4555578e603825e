// The Go worker of the demo "polyglot": one activity, on the Task Queue that TEMPORAL_TASK_QUEUE names.
package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"log"
	"os"
	"runtime"
	"time"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
)

// inGo does what Go is strong at: a thousand goroutines hand their numbers to one channel. It takes a second all the
// same, for eyes to follow.
func inGo(context.Context) (string, error) {
	const goroutines = 1000
	time.Sleep(time.Second)
	began := time.Now()
	numbers := make(chan int)
	for i := 1; i <= goroutines; i++ {
		go func() { numbers <- i }()
	}
	sum := 0
	for range goroutines {
		sum += <-numbers
	}
	took := time.Since(began).Round(10 * time.Microsecond)
	return fmt.Sprintf("%s, pid %d: %d goroutines add up to %d in %v", runtime.Version(), os.Getpid(), goroutines, sum, took), nil
}

func main() {
	c, err := dial()
	if err != nil {
		log.Fatalln(err)
	}
	defer c.Close()
	w := worker.New(c, os.Getenv("TEMPORAL_TASK_QUEUE"), worker.Options{DisableWorkflowWorker: true})
	w.RegisterActivityWithOptions(inGo, activity.RegisterOptions{Name: "inGo"})
	if err := w.Run(worker.InterruptCh()); err != nil {
		log.Fatalln(err)
	}
}

// dial waits for a service that is not there yet, but not for ever.
func dial() (client.Client, error) {
	options := client.Options{HostPort: os.Getenv("TEMPORAL_ADDRESS"), Namespace: os.Getenv("TEMPORAL_NAMESPACE")}
	if key := os.Getenv("TEMPORAL_API_KEY"); key != "" {
		options.Credentials = client.NewAPIKeyStaticCredentials(key)
	}
	if os.Getenv("TEMPORAL_TLS") == "true" {
		options.ConnectionOptions.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	for tries := 1; ; tries++ {
		c, err := client.Dial(options)
		if err == nil || tries == 30 {
			return c, err
		}
		time.Sleep(500 * time.Millisecond)
	}
}
