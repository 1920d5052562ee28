using System.Buffers;

namespace Vedette.Collectors.Llm.Detection;

/// <summary>What a Python interpreter is asked to run. Profilers and debuggers that take a program of their own are looked through.</summary>
internal static class PythonCommand
{
    private const int MostLayers = 4;

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    private static readonly string[] ModulesThatRunAnother =
        ["debugpy", "pdb", "cProfile", "profile", "trace", "coverage", "viztracer", "kernprof", "memory_profiler", "scalene", "pyinstrument", "torch.utils.bottleneck", "runpy"];

    private static readonly string[] ScriptsThatRunAnother = ["coverage", "viztracer", "kernprof", "scalene", "pyinstrument", "ddtrace-run", "opentelemetry-instrument", "py-spy", "memray"];

    /// <summary>python, python3, python3.11, python3.13t, pypy3 - and not python-config or pythonw.exe.</summary>
    public static bool IsInterpreter(string baseName)
    {
        ReadOnlySpan<char> rest = baseName.StartsWith("python", StringComparison.Ordinal) ? baseName.AsSpan(6) : baseName.StartsWith("pypy", StringComparison.Ordinal) ? baseName.AsSpan(4) : "?";
        int suffix = rest.IndexOfAnyExcept(VersionCharacters);
        return suffix < 0 || rest[suffix..] is "t" or "d" or "m" or "-real" or "-bin";
    }

    /// <param name="words">Behind the interpreter.</param>
    public static ProgramCommand Read(ReadOnlyMemory<string> words)
    {
        ProgramCommand command = ReadOnce(words);
        for (int layer = 0; layer < MostLayers && RunsAnother(command); layer++)
        {
            if (Inner(command.Arguments) is not { } inner)
            {
                break;
            }

            command = inner;
        }

        return command;
    }

    private static ProgramCommand ReadOnce(ReadOnlyMemory<string> words)
    {
        ReadOnlySpan<string> span = words.Span;
        for (int i = 0; i < span.Length; i++)
        {
            string word = span[i];
            if (!word.StartsWith('-') || word == "-")
            {
                return new ProgramCommand(ProgramKind.PythonScript, word, words[(i + 1)..].ToArray());
            }

            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }

            if (word.Contains('c', StringComparison.Ordinal))
            {
                break;   // -c, alone or behind other letters: a text, not a name.
            }

            if (word.EndsWith('m') && i + 1 < span.Length)
            {
                return new ProgramCommand(ProgramKind.PythonModule, span[i + 1], words[(i + 2)..].ToArray());
            }

            i += word is "-W" or "-X" ? 1 : 0;
        }

        return new ProgramCommand(ProgramKind.PythonOther, "", []);
    }

    private static bool RunsAnother(ProgramCommand command) => command.Kind switch
    {
        ProgramKind.PythonModule => Array.IndexOf(ModulesThatRunAnother, command.Name) >= 0,
        ProgramKind.PythonScript => Array.IndexOf(ScriptsThatRunAnother, command.BaseName) >= 0,
        _ => false,
    };

    /// <summary>The next -m MODULE, script or installed program in the words of a debugger; its options with values are told from a script by the script's name.</summary>
    private static ProgramCommand? Inner(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (word == "-m" && i + 1 < words.Count)
            {
                return new ProgramCommand(ProgramKind.PythonModule, words[i + 1], [.. words.Skip(i + 2)]);
            }

            bool isProgram = word.EndsWith(".py", StringComparison.Ordinal) || (!word.StartsWith('-') && KnownPrograms.IsKnown(ProgramCommand.BaseNameOf(word)));
            if (isProgram)
            {
                return new ProgramCommand(ProgramKind.PythonScript, word, [.. words.Skip(i + 1)]);
            }
        }

        return null;
    }
}
