namespace Vedette.Collectors.Llm.Detection;

/// <summary>
/// What a command line runs, behind the wrappers (sudo, env, tini, uv run ...) and the interpreter. <see cref="Name"/> is the program's, the module's or the script's name as it stands there;
/// <see cref="Arguments"/> are its own.
/// </summary>
internal sealed record ProgramCommand(ProgramKind Kind, string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>Enough for <c>sudo env nice numactl conda run python -m debugpy ...</c>.</summary>
    private const int MostLayers = 8;

    /// <summary>True where a wrapper stands before it: the process itself only waits.</summary>
    public bool Wrapped { get; init; }

    /// <summary>The last part of the path, in lower case.</summary>
    public string BaseName { get; } = BaseNameOf(Name);

    public static ProgramCommand? Read(string? executable, IReadOnlyList<string> commandLine)
    {
        if (commandLine.Count == 0)
        {
            return executable is null ? null : new ProgramCommand(ProgramKind.Native, executable, []);
        }

        bool wrapped = false;
        ReadOnlyMemory<string> rest = commandLine as string[] ?? [.. commandLine];
        for (int layer = 0; layer < MostLayers; layer++)
        {
            if (rest.IsEmpty)
            {
                return null;
            }

            if (Wrappers.Unwrap(rest) is not { } inner)
            {
                break;
            }

            wrapped = true;
            rest = inner;
        }

        return rest.IsEmpty ? null : (ReadProgram(wrapped ? null : executable, rest) with { Wrapped = wrapped });
    }

    public static string BaseNameOf(string path)
    {
        ReadOnlySpan<char> name = path.AsSpan().TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        return name.ToString().ToLowerInvariant();
    }

    private static ProgramCommand ReadProgram(string? executable, ReadOnlyMemory<string> words)
    {
        string first = words.Span[0];
        if (PythonCommand.IsInterpreter(BaseNameOf(first)) || (executable is not null && PythonCommand.IsInterpreter(BaseNameOf(executable)) && words.Length > 1 && !first.Contains("::", StringComparison.Ordinal)))
        {
            return PythonCommand.Read(words[1..]);
        }

        return new ProgramCommand(ProgramKind.Native, first, words[1..].ToArray());
    }
}
