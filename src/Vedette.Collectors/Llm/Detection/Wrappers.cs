namespace Vedette.Collectors.Llm.Detection;

/// <summary>Programs that run another one named in their arguments. A shell is none of them: its text is a program of its own, and what it starts is a process that is seen by itself.</summary>
internal static class Wrappers
{
    /// <summary>Each with its options that take a value, and how many plain words stand before the program (of timeout the duration, of uv the word run).</summary>
    private static readonly Dictionary<string, Wrapper> ByName = new(StringComparer.Ordinal)
    {
        ["sudo"] = new(["-u", "--user", "-g", "--group", "-h", "-p", "-C", "-D", "-R", "-T"]),
        ["doas"] = new(["-u", "-C"]),
        ["env"] = new(["-u", "--unset", "-C", "--chdir"]),
        ["nice"] = new(["-n", "--adjustment"]),
        ["ionice"] = new(["-c", "-n", "--class", "--classdata"]),
        ["chrt"] = new([], Words: 1),
        ["taskset"] = new([], Words: 1),
        ["numactl"] = new(["-N", "-m", "-C", "-i", "-p", "--cpunodebind", "--membind", "--physcpubind", "--interleave", "--preferred"]),
        ["nohup"] = new([]),
        ["setsid"] = new([]),
        ["stdbuf"] = new(["-i", "-o", "-e"]),
        ["time"] = new(["-f", "-o"]),
        ["timeout"] = new(["-k", "-s", "--signal", "--kill-after"], Words: 1),
        ["tini"] = new(["-p", "-e"]),
        ["tini-static"] = new(["-p", "-e"]),
        ["docker-init"] = new(["-p", "-e"]),
        ["catatonit"] = new([]),
        ["dumb-init"] = new(["-r", "--rewrite"]),
        ["gosu"] = new([], Words: 1),
        ["su-exec"] = new([], Words: 1),
        ["setpriv"] = new([]),
        ["catchsegv"] = new([]),
        ["prlimit"] = new([]),
        ["systemd-run"] = new(["-p", "--property", "-u", "--unit", "-E", "--slice"]),
        ["systemd-inhibit"] = new([]),
        ["unbuffer"] = new([]),
        ["ddtrace-run"] = new([]),
        ["opentelemetry-instrument"] = new([], OptionsTakeValues: true),
        ["xvfb-run"] = new(["-s", "-n", "-e", "-f", "-w"]),
        ["uvx"] = new(["--from", "--with", "-p", "--python"]),
        ["uv"] = new(["--with", "--python", "-p", "--extra", "--group", "--directory", "--project", "--env-file", "--index-url", "--with-requirements"], Word: "run"),
        ["poetry"] = new(["-C", "-P", "--directory"], Word: "run"),
        ["pipenv"] = new([], Word: "run"),
        ["pdm"] = new(["-p"], Word: "run"),
        ["hatch"] = new(["-e"], Word: "run"),
        ["rye"] = new([], Word: "run"),
        ["pixi"] = new(["-e", "--environment"], Word: "run"),
        ["pipx"] = new(["--spec"], Word: "run"),
        ["conda"] = new(["-n", "--name", "-p", "--prefix", "--cwd"], Word: "run"),
        ["mamba"] = new(["-n", "--name", "-p", "--prefix"], Word: "run"),
        ["micromamba"] = new(["-n", "--name", "-p", "--prefix", "-r"], Word: "run"),
        ["nsys"] = new(["-t", "-o", "-s", "-w", "-f", "-d", "-y"], Word: "profile"),
        ["ncu"] = new(["-o", "--set", "-k"]),
        ["mpirun"] = new(["-np", "-n", "-H", "-x", "-hostfile", "--hostfile", "-c", "--map-by", "--bind-to"]),
        ["mpiexec"] = new(["-np", "-n", "-H", "-x", "-f", "-hosts"]),
        ["srun"] = new(["-n", "-N", "-c", "-p", "-t", "-w", "-J"]),
    };

    /// <summary>The words from the program on; empty where there is none; null where the first word is no wrapper.</summary>
    public static ReadOnlyMemory<string>? Unwrap(ReadOnlyMemory<string> words)
    {
        string name = ProgramCommand.BaseNameOf(words.Span[0]);
        if (name.StartsWith("ld-linux", StringComparison.Ordinal) || name.StartsWith("ld-musl", StringComparison.Ordinal))
        {
            name = "nohup";   // The loader called by hand takes the program as its next plain word too.
        }

        if (ByName.TryGetValue(name, out Wrapper? wrapper))
        {
            return Skip(wrapper, words[1..]);
        }

        return null;   // Not in a conditional expression: there null would become an empty memory.
    }

    private static ReadOnlyMemory<string> Skip(Wrapper wrapper, ReadOnlyMemory<string> words)
    {
        ReadOnlySpan<string> span = words.Span;
        int plainWords = wrapper.Words;
        string? keyword = wrapper.Word;
        for (int i = 0; i < span.Length; i++)
        {
            string word = span[i];
            if (word == "--" && keyword is null)
            {
                return words[Math.Min(span.Length, i + 1 + plainWords)..];
            }

            if (word.StartsWith('-'))
            {
                i += wrapper.TakesValue(word) ? 1 : 0;
            }
            else if (keyword is not null)
            {
                if (word != keyword)
                {
                    return ReadOnlyMemory<string>.Empty;   // uv pip, conda env: nothing is run.
                }

                keyword = null;
            }
            else if (IsAssignment(word))
            {
                continue;
            }
            else if (plainWords-- <= 0)
            {
                return words[i..];
            }
        }

        return ReadOnlyMemory<string>.Empty;
    }

    /// <summary>NAME=VALUE, as env and sudo take it before the program.</summary>
    private static bool IsAssignment(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !word.AsSpan(0, equals).ContainsAny("/.-");
    }

    private sealed record Wrapper(string[] ValueOptions, int Words = 0, string? Word = null, bool OptionsTakeValues = false)
    {
        public bool TakesValue(string option) =>
            !option.Contains('=', StringComparison.Ordinal) && (OptionsTakeValues || Array.IndexOf(ValueOptions, option) >= 0);
    }
}
