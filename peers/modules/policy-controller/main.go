// SPDX-License-Identifier: Apache-2.0

// Judges an image by a file of policy-controller's resources, as its webhook does. The project's
// own tester reads one trust root, and not those that hold a trusted_root.json.
package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/sigstore/cosign/v3/pkg/cosign"
	"github.com/sigstore/policy-controller/pkg/apis/config"
	"github.com/sigstore/policy-controller/pkg/apis/policy/v1alpha1"
	"github.com/sigstore/policy-controller/pkg/apis/policy/v1beta1"
	"github.com/sigstore/policy-controller/pkg/policy"
	"github.com/sigstore/policy-controller/pkg/reconciler/trustroot"
	"github.com/sigstore/policy-controller/pkg/tuf"
	"github.com/sigstore/sigstore/pkg/cryptoutils"
	"go.uber.org/zap"
	"knative.dev/pkg/apis"
	"knative.dev/pkg/logging"
	"sigs.k8s.io/yaml"
)

func main() {
	file := flag.String("policy", "", "file of ClusterImagePolicy and TrustRoot resources")
	image := flag.String("image", "", "image to judge; without it, the resources are only checked")
	inCluster := flag.Bool("in-cluster", false, "store log IDs as the reconciler of a cluster does")
	flag.Parse()
	ctx := logging.WithLogger(context.Background(), zap.NewNop().Sugar())
	err := judge(ctx, *file, *image, *inCluster)
	if err == nil {
		return
	}
	text, _ := json.Marshal(map[string]string{"error": err.Error()})
	fmt.Println(string(text))
	var refused refusal
	if errors.As(err, &refused) {
		os.Exit(1)
	}
	os.Exit(2)
}

// refusal is a verdict; any other error means that there is none.
type refusal struct{ error }

func judge(ctx context.Context, file, image string, inCluster bool) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var policies []policy.Source
	roots := map[string]*config.SigstoreKeys{}
	for _, document := range bytes.Split(text, []byte("\n---\n")) {
		var kind struct {
			Kind string `json:"kind"`
		}
		if err := yaml.Unmarshal(document, &kind); err != nil {
			return err
		}
		switch kind.Kind {
		case "TrustRoot":
			root := &v1alpha1.TrustRoot{}
			if err := read(ctx, document, root); err != nil {
				return err
			}
			if roots[root.Name], err = keysOf(ctx, root, inCluster); err != nil {
				return fmt.Errorf("TrustRoot %s: %w", root.Name, err)
			}
		case "ClusterImagePolicy":
			if err := read(ctx, document, &v1beta1.ClusterImagePolicy{}); err != nil {
				return err
			}
			policies = append(policies, policy.Source{Data: string(document)})
		default:
			return fmt.Errorf("%q is not a kind of policy-controller", kind.Kind)
		}
	}
	configured := config.FromContextOrDefaults(ctx)
	configured.SigstoreKeysConfig = &config.SigstoreKeysMap{SigstoreKeys: roots}
	ctx = config.ToContext(ctx, configured)
	all := policy.Verification{NoMatchPolicy: "deny", Policies: &policies}
	// What is a warning here, such as a policy that is left out, would not be enforced.
	var warned error
	verifier, err := policy.Compile(ctx, all, func(format string, values ...interface{}) {
		warned = errors.Join(warned, fmt.Errorf(format, values...))
	})
	if err = errors.Join(err, warned); err != nil || image == "" {
		return err
	}
	reference, err := name.ParseReference(image)
	if err != nil {
		return err
	}
	if err := verifier.Verify(ctx, reference, authn.DefaultKeychain); err != nil {
		return refusal{errors.New(strings.TrimSpace(err.Error()))}
	}
	return nil
}

type resource interface {
	apis.Validatable
	apis.Defaultable
}

// read takes a resource as the webhook does: unknown fields are errors, defaults are set.
func read(ctx context.Context, document []byte, into resource) error {
	if err := yaml.UnmarshalStrict(document, into); err != nil {
		return err
	}
	into.SetDefaults(ctx)
	if err := into.Validate(ctx); err.Filter(apis.ErrorLevel) != nil {
		return err
	}
	return nil
}

func keysOf(
	ctx context.Context, root *v1alpha1.TrustRoot, inCluster bool,
) (*config.SigstoreKeys, error) {
	keys, err := writtenKeys(ctx, root.Spec)
	if err != nil || !inCluster {
		return keys, err
	}
	// As ReconcileKind in pkg/reconciler/trustroot/trustroot.go, which is a method of its own.
	for _, log := range keys.Tlogs {
		key, err := cryptoutils.UnmarshalPEMToPublicKey(config.SerializePublicKey(log.PublicKey))
		if err != nil {
			return nil, err
		}
		if _, ok := key.(*ecdsa.PublicKey); !ok {
			return nil, errors.New("public key is not ecdsa.PublicKey")
		}
	}
	for _, log := range append(keys.Tlogs, keys.Ctlogs...) {
		key, err := cryptoutils.UnmarshalPEMToPublicKey(config.SerializePublicKey(log.PublicKey))
		if err != nil {
			return nil, err
		}
		id, err := cosign.GetTransparencyLogID(key)
		if err != nil {
			return nil, err
		}
		log.LogId = &config.LogID{KeyId: []byte(id)}
	}
	return keys, nil
}

func writtenKeys(ctx context.Context, spec v1alpha1.TrustRootSpec) (*config.SigstoreKeys, error) {
	if spec.SigstoreKeys != nil {
		return config.ConvertSigstoreKeys(ctx, spec.SigstoreKeys)
	}
	var client *tuf.TUFClient
	var target string
	var err error
	switch {
	case spec.Repository != nil:
		target = spec.Repository.TrustedRootTarget
		client, err = tuf.ClientFromSerializedMirror(ctx, spec.Repository.MirrorFS,
			spec.Repository.Root, spec.Repository.Targets, v1alpha1.DefaultTUFRepoPrefix)
	case spec.Remote != nil:
		target = spec.Remote.TrustedRootTarget
		client, err = tuf.ClientFromRemote(
			ctx, spec.Remote.Mirror.String(), spec.Remote.Root, spec.Remote.Targets)
	default:
		err = errors.New("has none of sigstoreKeys, repository and remote")
	}
	if err != nil {
		return nil, err
	}
	if target == "" {
		target = "trusted_root.json"
	}
	return trustroot.GetSigstoreKeysFromTuf(ctx, client, target)
}
