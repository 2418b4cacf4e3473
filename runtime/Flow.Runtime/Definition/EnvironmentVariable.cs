namespace Flow.Runtime;

/// <summary>An environment variable of a pipeline, a job or a step: <c>new("NAME", static c =&gt; "value")</c>.</summary>
/// <typeparam name="TContext">What its value can see.</typeparam>
/// <param name="Name">The variable's name.</param>
/// <param name="Value">Its value; null leaves the variable as it is.</param>
public sealed record EnvironmentVariable<TContext>(string Name, Func<TContext, string?> Value);

/// <summary>A named output: <c>new("version", static c =&gt; c.Step("describe").Stdout)</c>. Anything but text travels as JSON.</summary>
/// <typeparam name="TContext">What its value can see.</typeparam>
/// <param name="Name">The output's name.</param>
/// <param name="Value">Its value, asked for when the job, group or pipeline ends.</param>
public sealed record OutputDefinition<TContext>(string Name, Func<TContext, Value> Value);
