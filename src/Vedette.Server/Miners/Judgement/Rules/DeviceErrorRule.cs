using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>What the device itself reports, and that it stopped itself. Taken at its word.</summary>
internal sealed class DeviceErrorRule() : MinerRule(FindingTypes.DeviceError, FindingSeverity.Warning, Sustain.AtOnce)
{
    /// <summary>Severity, code, component, board, since, text; the text may hold the sign itself.</summary>
    private const int Parts = 6;

    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        IReadOnlyList<string> errors = now.Entity.Texts(MinerFields.Errors);
        bool stopped = MinerWords.Is(now.State, MinerWords.Fault);

        // A line of the device's log that it calls information is among its errors, and nothing is wrong.
        string[][] read = [.. errors.Select(e => e.Split('|', Parts)).Where(p => Weight(p) != FindingSeverity.Information).OrderBy(p => FindingSeverity.Rank(Weight(p)))];
        if (read.Length == 0)
        {
            return stopped ? Stopped(now) : RuleSighting.Fine;
        }

        string more = read.Length > 1 ? $" and {FigureText.Count(read.Length - 1, "more error")}" : "";
        return RuleSighting.Wrong(
            $"{(stopped ? "It stopped itself. " : "")}It reports {Tell(read[0])}{more}.", ("errors", errors), ("code", Part(read[0], 1)), ("component", Part(read[0], 2)), ("board", Part(read[0], 3))) with
        {
            Severity = stopped ? FindingSeverity.Critical : Weight(read[0]),
        };
    }

    private static RuleSighting Stopped(MinerCase now) =>
        RuleSighting.Wrong($"It stopped itself{(now.Entity.Text(MinerFields.StateText) is { Length: > 0 } text ? $": {text}" : " and does not say why")}.", ("state", now.State)) with { Severity = FindingSeverity.Critical };

    private static string Tell(string[] parts) => (Part(parts, 1), Part(parts, 5)) switch
    {
        ({ } code, { } text) => $"error {code}: {text.TrimEnd('.')}",
        ({ } code, null) => $"error {code}",
        (null, { } text) => $"\"{text.TrimEnd('.')}\"",
        _ => "an error without a name",
    };

    private static string? Part(string[] parts, int index) => index < parts.Length && parts[index].Trim() is { Length: > 0 } part ? part : null;

    private static string Weight(string[] parts) => parts[0].Trim().ToLowerInvariant() switch
    {
        FindingSeverity.Critical => FindingSeverity.Critical,
        FindingSeverity.Information => FindingSeverity.Information,
        _ => FindingSeverity.Warning,
    };
}
