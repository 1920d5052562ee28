namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>Colours, where a person looks at them: not into a file or pipe, and not where NO_COLOR is set.</summary>
internal sealed class Paint(bool enabled)
{
    private const double Busy = 70;
    private const double Full = 90;

    public static Paint Plain { get; } = new(false);

    public static Paint For(bool isTerminal, IReadOnlyDictionary<string, string> environment) =>
        new(isTerminal && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR")) && environment.GetValueOrDefault("TERM") is not (null or "" or "dumb"));

    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Bad(string text) => Wrap("31", text);

    public string Reverse(string text) => Wrap("7", text);

    /// <summary>Green, yellow or red by how much of something is used.</summary>
    public string Level(double? percent, string text) => percent switch
    {
        null => text,
        >= Full => Wrap("31", text),
        >= Busy => Wrap("33", text),
        _ => Wrap("32", text),
    };

    private string Wrap(string code, string text) => enabled ? $"\x1b[{code}m{text}\x1b[0m" : text;
}
