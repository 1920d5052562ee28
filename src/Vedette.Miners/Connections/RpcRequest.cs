namespace Vedette.Miners.Connections;

/// <param name="Command">Reading ones only: version, summary, stats, pools, devs, "summary+pools" ...</param>
public sealed record RpcRequest(string Command, string? Parameter = null)
{
    public int Port { get; init; } = 4028;

    /// <summary>Bitmain's newer firmware answers in another shape to <c>"new_api":true</c>.</summary>
    public bool NewApi { get; init; }

    /// <summary>Sent as plain text instead of JSON; the reply is text then: <c>STATUS=S,When=1|SUMMARY,Elapsed=5|</c>.</summary>
    public bool PlainText { get; init; }

    /// <summary>Some listeners wait for a line's end.</summary>
    public bool EndWithNewline { get; init; }
}
