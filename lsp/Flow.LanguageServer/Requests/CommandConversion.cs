using System.Text.Json;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Requests;

/// <summary>Commands of the client with one argument.</summary>
internal static class CommandConversion
{
    /// <summary>The command <paramref name="name"/>.</summary>
    public static Command Of(string title, string name, CommandArgument argument) => new(title, name, [JsonSerializer.SerializeToElement(argument, ProtocolJson.Default.CommandArgument)]);
}
