using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

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

        Facts facts = Facts.Of(("more", read.Length - 1), ("errors", errors), ("code", Part(read[0], 1)), ("component", Part(read[0], 2)), ("board", Part(read[0], 3)));
        return new RuleSighting(Tell(TellError(Part(read[0], 1), Part(read[0], 5)?.TrimEnd('.')), read.Length - 1, stopped) with { Facts = facts })
        {
            Severity = stopped ? FindingSeverity.Critical : Weight(read[0]),
        };
    }

    /// <param name="more">Errors beside that one.</param>
    internal static Statement Tell(Clause error, int more, bool stopped)
    {
        string told = $"{(stopped ? "It stopped itself. " : "")}It reports {error.Text}{(more > 0 ? $" and {FigureText.Count(more, "more error")}" : "")}.";
        Phrase phrase = (stopped, more > 0) switch
        {
            (true, true) => Phrase.StoppedByErrors,
            (true, false) => Phrase.StoppedByError,
            (false, true) => Phrase.DeviceErrors,
            (false, false) => Phrase.DeviceError,
        };
        return Statement.Of(phrase, told, ("more", more)) with { Clauses = [error] };
    }

    internal static Clause TellError(string? code, string? text) => (code, text) switch
    {
        ({ } known, { } words) => Clause.Of(Phrase.ErrorCodeText, $"error {known}: {words}", ("code", known), ("text", words)),
        ({ } known, null) => Clause.Of(Phrase.ErrorCode, $"error {known}", ("code", known)),
        (null, { } words) => Clause.Of(Phrase.ErrorText, $"\"{words}\"", ("text", words)),
        _ => Clause.Of(Phrase.ErrorUnnamed, "an error without a name"),
    };

    internal static Statement TellStopped(string? text, string? state) => text?.TrimEnd('.') is { Length: > 0 } why
        ? Statement.Of(Phrase.StoppedItselfSaying, $"It stopped itself: {why}.", ("text", why), ("state", state))
        : Statement.Of(Phrase.StoppedItself, "It stopped itself and does not say why.", ("state", state));

    private static RuleSighting Stopped(MinerCase now) => new(TellStopped(now.Entity.Text(MinerFields.StateText), now.State)) { Severity = FindingSeverity.Critical };

    private static string? Part(string[] parts, int index) => index < parts.Length && parts[index].Trim() is { Length: > 0 } part ? part : null;

    private static string Weight(string[] parts) => parts[0].Trim().ToLowerInvariant() switch
    {
        FindingSeverity.Critical => FindingSeverity.Critical,
        FindingSeverity.Information => FindingSeverity.Information,
        _ => FindingSeverity.Warning,
    };
}
