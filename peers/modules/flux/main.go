// SPDX-License-Identifier: Apache-2.0

// Verifies an artifact as an OCIRepository in a file of resources demands, with the verifier of
// Flux's source-controller. Its package is internal, hence the path of this module.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	sourcev1 "github.com/fluxcd/source-controller/api/v1"
	soci "github.com/fluxcd/source-controller/internal/oci"
	scosign "github.com/fluxcd/source-controller/internal/oci/cosign"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/sigstore/cosign/v3/pkg/cosign"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	file := flag.String("policy", "", "file of an OCIRepository and its Secrets")
	image := flag.String("image", "", "artifact to judge; without it, the resources are only read")
	flag.Parse()
	err := judge(context.Background(), *file, *image)
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

func judge(ctx context.Context, file, image string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var repository *sourcev1.OCIRepository
	secrets := map[string]map[string]string{}
	for _, document := range bytes.Split(text, []byte("\n---\n")) {
		var kind struct {
			Kind string `json:"kind"`
		}
		if err := yaml.Unmarshal(document, &kind); err != nil {
			return err
		}
		switch kind.Kind {
		case "OCIRepository":
			repository = &sourcev1.OCIRepository{}
			err = yaml.UnmarshalStrict(document, repository)
		case "Secret":
			secret := &corev1.Secret{}
			err = yaml.UnmarshalStrict(document, secret)
			secrets[secret.Name] = secret.StringData
		default:
			err = fmt.Errorf("%q is not a kind that is read here", kind.Kind)
		}
		if err != nil {
			return err
		}
	}
	if repository == nil || repository.Spec.Verify == nil {
		return errors.New("no OCIRepository demands a verification")
	}
	if image == "" {
		return nil
	}
	reference, err := name.ParseReference(image)
	if err != nil {
		return err
	}
	return verify(ctx, repository.Spec.Verify, secrets, reference)
}

// verify does what the controller's verifySignature does with cosign, which is a method of it. One
// thing is stricter: a Secret that is not in the file is an error, and never a reason to verify
// without a key.
func verify(
	ctx context.Context,
	demand *sourcev1.OCIRepositoryVerification,
	secrets map[string]map[string]string,
	reference name.Reference,
) error {
	var options []scosign.Options
	if root := demand.TrustedRootSecretRef; root != nil {
		text, ok := secrets[root.Name]["trusted_root.json"]
		if !ok {
			return fmt.Errorf("no trusted_root.json in Secret %q", root.Name)
		}
		options = append(options, scosign.WithTrustedRoot([]byte(text)))
	}
	key := demand.SecretRef
	if key == nil {
		var identities []cosign.Identity
		for _, match := range demand.MatchOIDCIdentity {
			identity := cosign.Identity{IssuerRegExp: match.Issuer, SubjectRegExp: match.Subject}
			identities = append(identities, identity)
		}
		return judgeBy(ctx, append(options, scosign.WithIdentities(identities)), reference)
	}
	secret, ok := secrets[key.Name]
	if !ok {
		return fmt.Errorf("no Secret %q", key.Name)
	}
	// One of the keys will do.
	refused := refusal{fmt.Errorf("no matching signatures were found for '%s'", reference)}
	for name, data := range secret {
		if !strings.HasSuffix(name, ".pub") {
			continue
		}
		withKey := append(append([]scosign.Options{}, options...), scosign.WithPublicKey([]byte(data)))
		err := judgeBy(ctx, withKey, reference)
		if err == nil {
			return nil
		}
		if !errors.As(err, &refusal{}) {
			return err
		}
		refused = refusal{fmt.Errorf("%w: %s: %w", refused.error, name, err)}
	}
	return refused
}

func judgeBy(ctx context.Context, options []scosign.Options, reference name.Reference) error {
	verifier, err := scosign.NewCosignVerifierFactory().NewCosignVerifier(ctx, options...)
	if err != nil {
		return err
	}
	result, err := verifier.Verify(ctx, reference)
	if err != nil {
		return refusal{err}
	}
	if result != soci.VerificationResultSuccess {
		return refusal{fmt.Errorf("no matching signatures were found for '%s'", reference)}
	}
	return nil
}
