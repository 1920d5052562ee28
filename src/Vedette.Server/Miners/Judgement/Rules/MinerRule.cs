namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>One rule about one miner. Has no memory of its own: <see cref="RuleTrack"/> keeps since when.</summary>
internal abstract class MinerRule(string type, string severity, Sustain sustain)
{
    public string Type => type;

    public string Severity => severity;

    public Sustain Sustain => sustain;

    /// <summary>It is wrong of a miner that was told to rest, too.</summary>
    public virtual bool HoldsAtRest => false;

    /// <param name="raised">It was told of and not taken back yet: then the limit that clears it holds.</param>
    /// <returns>Null where it cannot be told.</returns>
    public abstract RuleSighting? Look(MinerCase now, bool raised);
}
