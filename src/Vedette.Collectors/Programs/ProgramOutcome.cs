namespace Vedette.Collectors.Programs;

/// <summary>What a program said.</summary>
/// <param name="ExitCode">Null where it was ended for running too long or saying too much.</param>
internal sealed record ProgramOutcome(int? ExitCode, byte[] Output)
{
    /// <summary>Why there is no exit code.</summary>
    public string? Cut { get; init; }
}
