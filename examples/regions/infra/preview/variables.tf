# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:44
variable "number" {
  description = "The number of the pull request."
  type        = number
  nullable    = false

  validation {
    condition     = var.number >= 1 && var.number <= 9999999 && floor(var.number) == var.number
    error_message = "It is the number of a pull request."
  }
}
