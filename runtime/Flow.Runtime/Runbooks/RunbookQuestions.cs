namespace Flow.Runtime.Runbooks;

/// <summary>Asks the person at the terminal.</summary>
/// <param name="input">Where answers come from; null where nobody is there.</param>
/// <param name="output">Where questions go.</param>
internal sealed class RunbookQuestions(TextReader? input, TextWriter output)
{
    /// <summary>Asks until one of <paramref name="answers"/> is given, as the word or its beginning.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answers">The words; the last one counts where the input ends.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<string> AskAsync(string question, IReadOnlyList<string> answers, CancellationToken cancel)
    {
        while (true)
        {
            await output.WriteAsync($"{question} [{string.Join('/', answers)}] ");
            await output.FlushAsync(cancel);
            // Reading a console cannot be cancelled, so it is left behind when the run is.
            var line = await Task.Run(() => input?.ReadLine(), CancellationToken.None).WaitAsync(cancel);
            if (line is null)
            {
                await output.WriteLineAsync();
                return answers[^1];
            }

            if (Meant(line.Trim(), answers) is { } answer)
            {
                return answer;
            }

            await output.WriteLineAsync($"Answer with one of: {string.Join(", ", answers)}.");
        }
    }

    private static string? Meant(string given, IReadOnlyList<string> answers) =>
        answers.FirstOrDefault(a => a.Equals(given, StringComparison.OrdinalIgnoreCase))
        ?? (given.Length > 0 && answers.Where(a => a.StartsWith(given, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);
}
