namespace Flow.Compiler.Providers;

/// <summary>A provider's schema cannot be read.</summary>
/// <param name="message">Why, as the rest of the sentence "… cannot be read: ".</param>
public sealed class SchemaException(string message) : Exception(message);
