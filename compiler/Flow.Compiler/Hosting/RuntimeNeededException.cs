namespace Flow.Compiler.Hosting;

/// <summary>
/// Something is asked for that loads code while it runs, such as Roslyn, MSBuild or a compiled runner, and this process is a native program that cannot
/// (<see cref="System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"/> is false). The command is then started again on the .NET runtime.
/// </summary>
public sealed class RuntimeNeededException() : InvalidOperationException("This needs the .NET runtime, and the process runs without it.");
