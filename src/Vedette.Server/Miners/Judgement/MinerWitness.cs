using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement;

/// <param name="Says">Null where it says nothing.</param>
/// <param name="Evidence">The rest of a sentence, of all its clauses.</param>
internal sealed record MinerWitness(string Name, string? Says, string Evidence, IReadOnlyList<Clause> Clauses)
{
    public static MinerWitness Of(string name, string? says, IReadOnlyList<Clause> clauses) => new(name, says, Clause.Join(clauses), clauses);
}
