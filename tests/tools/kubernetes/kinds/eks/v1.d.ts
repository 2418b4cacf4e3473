// The kind of EKS in Auto Mode: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
import { LabelSelector, ObjectMeta } from "kubernetes-types/meta/v1";

export interface IngressClassParams {
  apiVersion: "eks.amazonaws.com/v1";
  kind: "IngressClassParams";
  metadata: ObjectMeta;
  spec: {
    scheme?: "internal" | "internet-facing";
    namespaceSelector?: LabelSelector;
    group?: { name: string };
    ipAddressType?: "ipv4" | "dualstack";
    subnets?: { ids: string[] } | { matchTags: { key: string; values: string[] }[] };
    certificateARNs?: string[];
    tags?: { key: string; value: string }[];
    loadBalancerAttributes?: { key: string; value: string }[];
  };
}
