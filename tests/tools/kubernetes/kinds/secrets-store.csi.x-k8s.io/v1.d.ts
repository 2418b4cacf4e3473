// The kind of the Secrets Store CSI driver: https://secrets-store-csi-driver.sigs.k8s.io/concepts.html
import { ObjectMeta } from "kubernetes-types/meta/v1";

export interface SecretProviderClass {
  apiVersion: "secrets-store.csi.x-k8s.io/v1";
  kind: "SecretProviderClass";
  metadata: ObjectMeta;
  spec: {
    provider: "aws";
    // What AWS's provider knows: https://docs.aws.amazon.com/secretsmanager/latest/userguide/ascp-examples.html
    parameters: { objects: string; region?: string; failoverRegion?: string; pathTranslation?: string; usePodIdentity?: "true" | "false"; preferredAddressType?: string };
    secretObjects?: { secretName: string; type: string; labels?: Record<string, string>; annotations?: Record<string, string>; data: { objectName: string; key: string }[] }[];
  };
}
