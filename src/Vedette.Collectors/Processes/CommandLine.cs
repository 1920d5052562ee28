using System.Text;
using Vedette.Model.Scrubbing;

namespace Vedette.Collectors.Processes;

/// <summary>/proc/PID/cmdline: arguments that end with a zero byte. A process that rewrote its title has one text, padded with zero bytes or blanks.</summary>
internal static class CommandLine
{
    public const int MostArguments = 128;

    /// <summary>Of all arguments together.</summary>
    public const int MostChars = 4096;

    /// <returns>Scrubbed before it is cut: half a secret is one too.</returns>
    public static IReadOnlyList<string> Parse(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd((byte)0);
        if (text.IsEmpty)
        {
            return [];
        }

        var arguments = new List<string>();
        foreach (Range part in text.Split((byte)0))
        {
            if (arguments.Count == MostArguments)
            {
                break;
            }

            arguments.Add(Encoding.UTF8.GetString(text[part]));
        }

        if (arguments.Count == 1)
        {
            arguments[0] = arguments[0].TrimEnd();
        }

        return Cut(SecretScrubber.ScrubArguments(arguments));
    }

    private static IReadOnlyList<string> Cut(IReadOnlyList<string> arguments)
    {
        int left = MostChars;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Length > left)
            {
                int kept = left > 0 && char.IsHighSurrogate(arguments[i][left - 1]) ? left - 1 : left;
                return [.. arguments.Take(i), arguments[i][..kept]];
            }

            left -= arguments[i].Length;
        }

        return arguments;
    }
}
