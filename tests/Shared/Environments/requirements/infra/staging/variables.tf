# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:50
variable "days" {
  type     = number
  nullable = false

  validation {
    condition     = var.days < 8 || var.size == "large"
    error_message = "what is small is kept for a week (main.flow:45)"
  }
}

# main.flow:50
variable "size" {
  type     = string
  default  = "small"
  nullable = false

  validation {
    condition     = contains(["small", "large"], var.size)
    error_message = "It is one of small, large."
  }
}

# main.flow:50
variable "owner" {
  type     = string
  nullable = false

  # Of the environment itself.
  validation {
    condition     = contains(["shop", "stock"], var.owner)
    error_message = "nobody else pays (main.flow:44)"
  }
}
