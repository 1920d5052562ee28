namespace Vedette.Agent.Commands;

/// <summary>
/// The command line of document 5's agent: <c>agent --output FILE --pretty</c>, with one dash or two as Go's programs take it. It becomes <c>snapshot</c>; anything else stays as it is.
/// </summary>
internal static class TwinArguments
{
    private static readonly string[] Meant = ["output", "pretty"];
    private static readonly string[] Taken = ["output", "pretty", "config"];

    public static string[] Translate(string[] arguments)
    {
        if (arguments is ["-version"])
        {
            return ["version"];
        }

        bool isTwin = arguments.Length > 0 && arguments[0].StartsWith('-') && arguments.Any(a => Meant.Contains(Name(a), StringComparer.Ordinal));
        return isTwin ? ["snapshot", .. arguments.Select(Spell)] : arguments;
    }

    private static string Spell(string argument) =>
        argument.StartsWith('-') && !argument.StartsWith("--", StringComparison.Ordinal) && Taken.Contains(Name(argument), StringComparer.Ordinal) ? "-" + argument : argument;

    private static string Name(string argument) => argument.StartsWith('-') ? argument.TrimStart('-').Split('=')[0] : "";
}
