# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:14
variable "version_" {
  description = "The version that runs."
  type        = string
  nullable    = false
}

# main.flow:15
variable "size" {
  description = "How large it is."
  type        = string
  default     = "small"
  nullable    = false

  validation {
    condition     = contains(["small", "large"], var.size)
    error_message = "It is one of small, large."
  }
}

# main.flow:16
variable "zones" {
  type     = list(string)
  default  = []
  nullable = false
}

# main.flow:17
variable "note" {
  type    = string
  default = null
}

# main.flow:18
variable "password" { # never in the state
  type      = string
  nullable  = false
  sensitive = true
  ephemeral = true
}

# main.flow:19
variable "token" {
  type      = string
  nullable  = false
  sensitive = true
  ephemeral = true
}
