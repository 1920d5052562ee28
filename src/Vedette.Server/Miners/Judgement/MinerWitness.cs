namespace Vedette.Server.Miners.Judgement;

/// <param name="Says">Null where it says nothing.</param>
internal sealed record MinerWitness(string Name, string? Says, string Evidence);
