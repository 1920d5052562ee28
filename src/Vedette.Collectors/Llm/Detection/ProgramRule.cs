namespace Vedette.Collectors.Llm.Detection;

/// <summary>What a program of a known name is. Where it has sub-commands, only those listed work with a model.</summary>
internal sealed record ProgramRule(string Runtime, LlmRole Role, LlmConfidence Confidence = LlmConfidence.Certain)
{
    /// <summary>Sub-command to role; null where the program has none.</summary>
    public IReadOnlyDictionary<string, LlmRole>? SubCommands { get; init; }

    /// <summary>The word after the sub-command with which it is only a client of a server: vllm bench serve.</summary>
    public string? ClientWord { get; init; }

    /// <summary>What an argument has to end with, for names that many programs have: server, main.</summary>
    public IReadOnlyList<string> NeedsArgumentEnding { get; init; } = [];

    /// <summary>The role with these arguments; null where this call works with no model.</summary>
    public LlmRole? RoleOf(IReadOnlyList<string> arguments)
    {
        if (arguments.Any(a => a is "--help" or "-h" or "--version" or "-V" or "--list-devices") || !HasNeededArgument(arguments))
        {
            return null;
        }

        if (SubCommands is null)
        {
            return Role;
        }

        int at = FirstPlain(arguments, 0);
        if (at < 0 || !SubCommands.TryGetValue(arguments[at], out LlmRole role))
        {
            return null;
        }

        return ClientWord is not null && at + 1 < arguments.Count && arguments[at + 1] == ClientWord ? null : role;
    }

    private static int FirstPlain(IReadOnlyList<string> arguments, int from)
    {
        for (int i = from; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith('-'))
            {
                return i;
            }
        }

        return -1;
    }

    private bool HasNeededArgument(IReadOnlyList<string> arguments) =>
        NeedsArgumentEnding.Count == 0 || arguments.Any(a => NeedsArgumentEnding.Any(e => a.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
}
