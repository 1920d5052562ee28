using Vedette.Model.Scrubbing;

namespace Vedette.Server.Bridge;

/// <summary>Takes secrets out of what foreign agents send raw, before anything of it is kept: by the same rules as our agent, which does it on the host.</summary>
internal static class SecretMask
{
    public static IReadOnlyList<string> CommandLine(IReadOnlyList<string> arguments) => SecretScrubber.ScrubArguments(arguments);

    /// <summary>A command in one text, in words. Where its arguments ended is not known any more, so what either way of reading it hides is hidden.</summary>
    public static IReadOnlyList<string> CommandLine(string command) =>
        SecretScrubber.ScrubArguments(SecretScrubber.ScrubText(command).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The names of "K=V" entries.</summary>
    public static string[] Names(IEnumerable<string> environment) => [.. environment.Select(SecretScrubber.EnvironmentName)];
}
