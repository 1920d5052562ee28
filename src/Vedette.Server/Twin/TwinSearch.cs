using Vedette.Model.States;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>Looks for entities over the whole fleet at a moment.</summary>
internal sealed class TwinSearch(AgentRegistry agents, TwinReader twins)
{
    private static readonly string[] SearchedFields = ["name", "command_line", "command", "image", "user", "executable", "unit", "version", "model", "runtime", "description"];

    public (IReadOnlyList<SearchMatch> Matches, bool Truncated) Find(string words, long? atMs, KindChoice kinds, (int Limit, CancellationToken Stop) bounds)
    {
        var matches = new List<SearchMatch>();
        foreach (AgentRow agent in agents.All)
        {
            bounds.Stop.ThrowIfCancellationRequested();
            if (twins.Read(agent.Id, atMs).Snapshot is not { } snapshot)
            {
                continue;
            }

            foreach (TwinEntity entity in snapshot.Entities.Where(e => kinds.Has(e.Kind) && Fits(e, words)))
            {
                if (matches.Count == bounds.Limit)
                {
                    return (matches, true);
                }

                matches.Add(new SearchMatch(agent.Id, agent.Name, EntitySchemas.Find(entity.Kind)!.Name, EntityTitle.Of(entity), snapshot.AtMs, new EntityView(entity)));
            }
        }

        return (matches, false);
    }

    private static bool Fits(TwinEntity entity, string words) =>
        Holds(entity.Key, words) || EntityValues.Descriptions(entity).Any(v => SearchedFields.Contains(v.Field.Name) && v.Value switch
        {
            string text => Holds(text, words),
            string[] texts => Holds(string.Join(' ', texts), words),
            _ => false,
        });

    private static bool Holds(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
