// SPDX-License-Identifier: Apache-2.0
// Command trillian-mem runs a Trillian log server on memory storage, for a Rekor v1 that needs no
// database.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"time"

	"github.com/google/trillian/extension"
	"github.com/google/trillian/monitoring"
	"github.com/google/trillian/quota"
	"github.com/google/trillian/storage/memory"
	"github.com/google/trillian/testonly/integration"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	integration.SequencerInterval = 50 * time.Millisecond
	ts := memory.NewTreeStorage()
	env, err := integration.NewLogEnvWithRegistry(ctx, 1, extension.Registry{
		AdminStorage: memory.NewAdminStorage(ts),
		LogStorage:   memory.NewLogStorage(ts, monitoring.InertMetricFactory{}),
		QuotaManager: quota.Noop(),
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer env.Close()
	fmt.Println(env.Address)
	<-ctx.Done()
}
