using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>What is wrong with those who hold memory of a card.</summary>
internal static class GpuHolderFindings
{
    /// <summary>A job between two batches of work rests for less. The one place of this number: the portal asks for the findings.</summary>
    private const long IdleSeconds = 600;

    private const long Mebibyte = 1 << 20;

    /// <summary>What a desktop holds of a card while nobody looks at it is nobody's waste; what a renderer holds is.</summary>
    private const long DesktopBytes = 1024 * Mebibyte;

    /// <summary>So many processes of a job are named; a card that hundreds share is shared all the same.</summary>
    private const int MostNamed = 8;

    /// <summary>The kernel cuts names at 15 bytes. This one lets others share a card and does no work of its own.</summary>
    private const string ShareServer = "nvidia-cuda-mps";

    public static void Add(HeldCard card, IEnumerable<TwinEntity> holders, List<Finding> found)
    {
        foreach (TwinEntity process in holders)
        {
            bool? alive = EntityValues.Find(process, GpuProcessFields.Alive) as bool?;
            long held = EntityValues.Integer(process, GpuProcessFields.MemoryBytes) ?? 0;
            if (held <= 0)
            {
                continue;
            }

            var subject = new EntityName(GpuProcessFields.Schema.Name, process.Key);
            if (alive == false)
            {
                string sentence = $"{held / Mebibyte} MiB of {card.Title} are held by a process that is gone";
                found.Add(new Finding(GpuFindingKind.GpuMemoryOfDeadProcess, "warning", card.AtMs, subject, sentence, Evidence(process, held), FactsOf(process, card.Title)));
            }
            else if (IsJob(process) && (held >= DesktopBytes || EntityValues.Text(process, GpuProcessFields.Type) != "graphics") && EntityValues.Integer(process, GpuProcessFields.IdleSeconds) is >= IdleSeconds and var idle)
            {
                string sentence = $"{EntityTitle.Of(process)} holds {held / Mebibyte} MiB of {card.Title} and has done nothing for {idle / 60} min";
                found.Add(new Finding(GpuFindingKind.GpuMemoryIdle, "info", card.AtMs - (idle * 1000), subject, sentence, [.. Evidence(process, held), $"idle_seconds {idle}"], FactsOf(process, card.Title)));
            }
        }
    }

    public static void AddJobs(HeldCard card, IEnumerable<TwinEntity> holders, Lazy<GpuJobs> jobs, List<Finding> found)
    {
        TwinEntity[] computing = [.. holders.Where(p => IsJob(p) && EntityValues.Text(p, GpuProcessFields.Type) == "compute" && EntityValues.Find(p, GpuProcessFields.Alive) is not false)];
        if (computing.Length < 2 || jobs.Value.Of(computing) is not { Count: > 1 } sharing)
        {
            return;
        }

        string[] names = [.. sharing.Select(NameOf)];
        found.Add(new Finding(
            GpuFindingKind.GpuSharedByJobs, "info", card.AtMs, new EntityName(GpuFields.Schema.Name, card.Key), $"{names.Length} compute jobs share {card.Title}", names,
            new Dictionary<string, object?> { ["card"] = card.Title, ["jobs"] = names.Length, ["processes"] = names }));
    }

    private static bool IsJob(TwinEntity process) => EntityValues.Text(process, GpuProcessFields.Name)?.StartsWith(ShareServer, StringComparison.Ordinal) != true;

    private static string NameOf(GpuJob job)
    {
        string pids = string.Join(", ", job.Pids.Take(MostNamed));
        return job.Pids.Count == 1 ? $"{job.Name} (pid {pids})" : $"{job.Name} ({job.Pids.Count} processes: pid {pids}{(job.Pids.Count > MostNamed ? ", …" : "")})";
    }

    private static Dictionary<string, object?> FactsOf(TwinEntity process, string card)
    {
        var facts = new Dictionary<string, object?> { ["process"] = EntityTitle.Of(process), ["card"] = card };
        FindingEvidence.AddFacts(
            facts, process, GpuProcessFields.Pid, GpuProcessFields.MemoryBytes, GpuProcessFields.Name, GpuProcessFields.User, GpuProcessFields.ContainerId, GpuProcessFields.IdleSeconds);
        return facts;
    }

    private static string[] Evidence(TwinEntity process, long held) =>
    [
        $"pid {EntityValues.Integer(process, GpuProcessFields.Pid)}", $"memory_bytes {held}", .. FindingEvidence.Text(process, GpuProcessFields.Name),
        .. FindingEvidence.Text(process, GpuProcessFields.User), .. FindingEvidence.Text(process, GpuProcessFields.ContainerId),
    ];
}
