namespace Vedette.Bench;

/// <summary>Options of a sub-command, each <c>--name value</c>.</summary>
internal sealed class BenchOptions(IReadOnlyDictionary<string, string> values)
{
    /// <exception cref="ArgumentException">An option lacks its value.</exception>
    public static BenchOptions Parse(ReadOnlySpan<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                throw new ArgumentException($"'{args[i]}' is not an option with a value.", nameof(args));
            }

            values[args[i][2..]] = args[i + 1];
        }

        return new BenchOptions(values);
    }

    public int Number(string name, int otherwise) => values.TryGetValue(name, out string? text) ? int.Parse(text) : otherwise;

    public string? Text(string name) => values.GetValueOrDefault(name);
}
