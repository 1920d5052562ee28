using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>What came to the cards of a host over the last day. What was counted before is a note at most: a card is not condemned for its past.</summary>
internal static class CardErrorFindings
{
    public static IReadOnlyList<Finding> Of(TwinSnapshot state, IReadOnlyDictionary<string, CardErrors> errors)
    {
        var found = new List<Finding>();
        foreach (TwinEntity card in state.Entities.Where(e => e.Kind == EntityKind.Gpu))
        {
            if (errors.TryGetValue(card.Key, out CardErrors? came))
            {
                AddMemoryErrors(card, came, found);
                AddXid(card, came, found);
            }
        }

        return found;
    }

    private static void AddMemoryErrors(TwinEntity card, CardErrors came, List<Finding> found)
    {
        string title = EntityTitle.Of(card);
        var facts = new Dictionary<string, object?> { ["card"] = title };
        var evidence = new List<string>();
        if (came.EccTotal is { } total)
        {
            facts[GpuFields.EccUncorrectedTotal.Name] = total;
            evidence.Add($"ecc_uncorrected_total {total}");
        }

        FindingEvidence.AddFacts(facts, card, GpuFields.EccMode);
        evidence.AddRange(FindingEvidence.Text(card, GpuFields.EccMode));
        var subject = new EntityName(GpuFields.Schema.Name, card.Key);
        if (came is { EccAtMs: { } atMs, EccNew: var grown })
        {
            facts["ecc_uncorrected_new"] = grown;
            facts[GpuFields.EccUncorrectedAt.Name] = atMs;
            string sentence = $"{title} has counted {grown} new memory {Errors(grown)} that could not be corrected";
            found.Add(new Finding(GpuFindingKind.GpuEccUncorrected, "critical", atMs, subject, sentence, [$"ecc_uncorrected_new {grown}", FindingEvidence.Moment(GpuFields.EccUncorrectedAt, atMs), .. evidence], facts));
        }
        else if (came.EccTotal > 0)
        {
            string sentence = $"{title} has counted {came.EccTotal} memory {Errors(came.EccTotal.Value)} that could not be corrected, none of late";
            found.Add(new Finding(GpuFindingKind.GpuEccUncorrectedBefore, "info", came.SinceMs, subject, sentence, evidence, facts));
        }
    }

    private static void AddXid(TwinEntity card, CardErrors came, List<Finding> found)
    {
        if (came.Xid is not { } xid)
        {
            return;
        }

        string title = EntityTitle.Of(card);
        var facts = new Dictionary<string, object?> { ["card"] = title, [GpuFields.XidLast.Name] = xid.Number, [GpuFields.XidLastAt.Name] = xid.AtMs };
        FindingEvidence.AddFacts(facts, card, GpuFields.XidErrorsTotal, GpuFields.DriverVersion);
        found.Add(new Finding(
            GpuFindingKind.GpuXid, XidErrors.IsOfAProgram(xid.Number) ? "info" : "warning", xid.AtMs, new EntityName(GpuFields.Schema.Name, card.Key), $"the driver reported Xid {xid.Number} of {title}",
            [
                $"xid_last {xid.Number}", FindingEvidence.Moment(GpuFields.XidLastAt, xid.AtMs), .. FindingEvidence.Number(card, GpuFields.XidErrorsTotal, "reports"),
                .. FindingEvidence.Text(card, GpuFields.DriverVersion),
            ],
            facts));
    }

    private static string Errors(long count) => count == 1 ? "error" : "errors";
}
