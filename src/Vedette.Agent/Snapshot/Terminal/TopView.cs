namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>How a person wants to see <c>top</c> just now.</summary>
internal sealed record TopView(int Width, int Height, TopSort Sort)
{
    public int Scroll { get; init; }

    public bool Paused { get; init; }

    public bool ShowHelp { get; init; }

    public bool Ended { get; init; }

    /// <summary>The view after a key; a key that means nothing changes nothing.</summary>
    public TopView After(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.UpArrow } => this with { Scroll = Math.Max(0, Scroll - 1) },
        { Key: ConsoleKey.DownArrow } => this with { Scroll = Scroll + 1 },
        { Key: ConsoleKey.PageUp } => this with { Scroll = Math.Max(0, Scroll - Height) },
        { Key: ConsoleKey.PageDown } => this with { Scroll = Scroll + Height },
        { Key: ConsoleKey.Home } => this with { Scroll = 0 },
        { KeyChar: 'q' or 'Q' } => this with { Ended = true },
        { KeyChar: 'c' } => this with { Sort = TopSort.Cpu, Scroll = 0 },
        { KeyChar: 'm' } => this with { Sort = TopSort.Memory, Scroll = 0 },
        { KeyChar: 'i' } => this with { Sort = TopSort.Io, Scroll = 0 },
        { KeyChar: 'g' } => this with { Sort = TopSort.Gpu, Scroll = 0 },
        { KeyChar: 'p' } => this with { Paused = !Paused },
        { KeyChar: '?' or 'h' } => this with { ShowHelp = !ShowHelp },
        _ => this,
    };
}
