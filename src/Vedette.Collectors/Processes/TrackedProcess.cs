namespace Vedette.Collectors.Processes;

/// <summary>A process and what is remembered of it from one cycle to the next.</summary>
internal sealed class TrackedProcess(ProcessReading reading)
{
    private const int LongestName = 64;

    private readonly byte[] _name = new byte[LongestName];
    private int _nameLength = -1;

    public ProcessReading Reading => reading;

    public long LastCycle { get; set; }

    public long LastTicks { get; set; }

    public long LastResidentPages { get; set; } = -1;

    public double LastSeconds { get; set; }

    public bool HasBaseline { get; set; }

    public double NextIdentitySeconds { get; set; }

    public ulong StackStart { get; set; }

    public int CommandLineHash { get; set; }

    /// <summary>When its identity was last read it had no command line, and the time before it had one or was not read.</summary>
    public bool IsBlank { get; set; }

    public bool NameIs(ReadOnlySpan<byte> name) => _nameLength == name.Length && name.SequenceEqual(_name.AsSpan(0, _nameLength));

    public void Remember(ReadOnlySpan<byte> name)
    {
        _nameLength = name.Length <= LongestName ? name.Length : -1;
        name[..Math.Max(0, _nameLength)].CopyTo(_name);
    }
}
