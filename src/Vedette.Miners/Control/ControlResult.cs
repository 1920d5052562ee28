namespace Vedette.Miners.Control;

/// <param name="Detail">A sentence for a person.</param>
public sealed record ControlResult(ControlOutcome Outcome, string Detail)
{
    // What a device says goes into a log and a table.
    private const int LongestWords = 200;

    internal static ControlResult Done(string detail = "The device took it.") => new(ControlOutcome.Done, detail);

    internal static ControlResult Refused(string? words) =>
        new(ControlOutcome.Refused, string.IsNullOrWhiteSpace(words) ? "The device refused without saying why." : $"The device refused: {(words.Length > LongestWords ? words[..LongestWords] : words)}");

    internal static ControlResult NotSupported(string detail) => new(ControlOutcome.NotSupported, detail);

    internal static ControlResult NoLogin(string maker) => new(ControlOutcome.Credentials, $"No login is configured for {maker}.");

    internal static ControlResult Unreachable { get; } = new(ControlOutcome.Unreachable, "The device does not answer; nothing was sent.");

    internal static ControlResult Unknown { get; } = new(ControlOutcome.Unknown, "The device did not answer after it was asked; whether it took it is not known.");
}
