using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Llm.Evidence;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Llm;

/// <summary>What the lens knows of one process, kept for as long as that lives, so that a steady cycle classifies nothing anew.</summary>
internal sealed class TrackedProcess
{
    public required ProcessReading Process { get; set; }

    public LlmFinding? Finding { get; set; }

    public ProcessEvidence Evidence { get; set; } = ProcessEvidence.None;

    /// <summary>On the clock that never jumps; null before the first reading.</summary>
    public long? EvidenceAt { get; set; }

    /// <summary>Its memory when the evidence was read.</summary>
    public long? EvidenceResidentBytes { get; set; }

    /// <summary>Readings of evidence, one after another, that gave no finding.</summary>
    public int LooksInVain { get; set; }

    // What the finding was made of: a process that runs another program keeps its number.
    public string? Executable { get; set; }

    public IReadOnlyList<string>? CommandLine { get; set; }

    public string? Image { get; set; }

    public int Cycle { get; set; }

    /// <summary>The runtime it is shown with: its own or that of the workload it belongs to.</summary>
    public string? Badge { get; set; }

    public bool IsStale(string? image) => !string.Equals(Executable, Process.Executable, StringComparison.Ordinal) || !string.Equals(Image, image, StringComparison.Ordinal) || !SameCommand();

    private bool SameCommand() =>
        ReferenceEquals(CommandLine, Process.CommandLine) || (CommandLine is not null && CommandLine.SequenceEqual(Process.CommandLine, StringComparer.Ordinal));
}
