using System.Collections.Frozen;
using Vedette.Model.States;

namespace Vedette.Server.Twin;

/// <summary>What counts as a change of one kind, and how it is shown.</summary>
/// <param name="Category">The icon, unless one of the fields has its own.</param>
/// <param name="Appeared">The word for a new one.</param>
/// <param name="Gone">The word for one that is no longer there.</param>
/// <param name="Counting">Fields of which a difference makes a change. Others differ as a consequence, or all the time.</param>
internal sealed record ChangeRule(EntityKind Kind, string Category, string Appeared, string Gone, params IReadOnlyList<EntityField> Counting)
{
    private readonly FrozenSet<EntityField> _counting = Counting.ToFrozenSet();

    public bool Counts(EntityField field) => _counting.Contains(field);
}
