using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What the device says of itself.</summary>
/// <param name="Says">hashing, sleeping or null.</param>
internal sealed record DeviceEvidence(string? Says, string Text)
{
    public static DeviceEvidence Of(MinerCase now)
    {
        string expected = now.Expected is { } rate ? $", {FigureText.Rate(rate)} expected" : "";
        string claim = now.Claim is { } claimed ? $"{FigureText.Rate(claimed.HashesPerSecond)} over {claimed.Over}{expected}" : "no rate told";
        string? says = now.IsResting ? MinerVerdicts.Sleeping : now.Claims && (now.Miner.MayHash || MinerWords.Is(now.State, MinerWords.Tuning)) ? MinerVerdicts.Hashing : null;
        return new DeviceEvidence(says, $"{claim}; state {now.State ?? "not told"}");
    }
}
