namespace Vedette.MethodOrder.Code;

/// <summary>A method and the padding behind it, as it lies in its section now and as it will.</summary>
internal sealed class MethodUnit(long start, long codeEnd, long end, bool isUsed)
{
    public long Start { get; } = start;

    public long CodeEnd { get; } = codeEnd;

    /// <summary>Where the next one begins.</summary>
    public long End { get; } = end;

    public bool IsUsed { get; } = isUsed;

    public long NewStart { get; set; }

    public long Moved => NewStart - Start;
}
