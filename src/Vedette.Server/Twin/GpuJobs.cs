using System.Collections.Frozen;
using System.Globalization;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>
/// Which processes on a card are one job: those of one container, of one job of a batch system, of one service, else of one tree of processes below whatever people start their programs from. A process of which
/// nothing is known is a job of its own.
/// </summary>
internal sealed class GpuJobs
{
    /// <summary>A tree is no deeper; a ring, which a pid that was given out again can make, ends here.</summary>
    private const int MostSteps = 64;

    /// <summary>Services in which programs of many owners run.</summary>
    private static readonly FrozenSet<string> SharedUnits = FrozenSet.Create(StringComparer.Ordinal, "ssh.service", "sshd.service", "cron.service", "crond.service", "atd.service", "slurmd.service");

    private static readonly FrozenSet<string> Shells = FrozenSet.Create(StringComparer.Ordinal, "sh", "bash", "dash", "zsh", "fish", "ksh", "csh", "tcsh");

    /// <summary>Beginnings of the names of what starts programs for people.</summary>
    private static readonly string[] Starters = ["systemd", "init", "sshd", "login", "tmux", "screen", "SCREEN", "cron", "atd", "slurmd", "slurmstepd", "containerd-shim", "conmon", "jupyter", "code-server"];

    private readonly Dictionary<long, TwinEntity> _processes = [];
    private readonly Dictionary<string, string> _containers = new(StringComparer.Ordinal);

    public GpuJobs(TwinSnapshot state)
    {
        foreach (TwinEntity entity in state.Entities)
        {
            if (entity.Kind == EntityKind.Process && PidOf(entity.Key) is { } pid)
            {
                _processes[pid] = entity;
            }
            else if (entity.Kind == EntityKind.Container)
            {
                _containers[entity.Key] = EntityTitle.Of(entity);
            }
        }
    }

    public IReadOnlyList<GpuJob> Of(IEnumerable<TwinEntity> holders)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var pids = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        foreach (TwinEntity holder in holders)
        {
            long pid = EntityValues.Integer(holder, GpuProcessFields.Pid) ?? PidBehindSlash(holder.Key);
            (string key, string name) = JobOf(holder, pid);
            if (!pids.TryGetValue(key, out List<long>? members))
            {
                pids[key] = members = [];
                names[key] = name;
            }

            members.Add(pid);
        }

        return [.. pids.Select(job => new GpuJob(names[job.Key], job.Value))];
    }

    private (string Key, string Name) JobOf(TwinEntity holder, long pid)
    {
        string name = EntityTitle.Of(holder);
        TwinEntity? process = _processes.GetValueOrDefault(pid);
        if ((EntityValues.Text(holder, GpuProcessFields.ContainerId) ?? TextOf(process, ProcessFields.ContainerId)) is { } container)
        {
            return ($"container {container}", _containers.GetValueOrDefault(container, name));
        }

        if (process is null)
        {
            return ($"pid {pid}", name);
        }

        if (BatchJob(TextOf(process, ProcessFields.Cgroup)) is { } batch)
        {
            return ($"batch {batch}", name);
        }

        string? unit = TextOf(process, ProcessFields.Unit);
        return unit is not null && unit.EndsWith(".service", StringComparison.Ordinal) && !unit.StartsWith("user@", StringComparison.Ordinal)
            && !unit.StartsWith("jupyter", StringComparison.Ordinal) && !SharedUnits.Contains(unit)
            ? ($"unit {unit}", unit)
            : ($"tree {RootOf(process, pid)}", name);
    }

    /// <summary>Slurm's folder of a job, .../job_4711/step_0/task_3: its tasks have folders of their own.</summary>
    private static string? BatchJob(string? cgroup)
    {
        const string Mark = "/job_";
        int at = cgroup?.IndexOf(Mark, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        int end = at + Mark.Length;
        while (end < cgroup!.Length && char.IsAsciiDigit(cgroup[end]))
        {
            end++;
        }

        return end > at + Mark.Length && (end == cgroup.Length || cgroup[end] == '/') ? cgroup[..end] : null;
    }

    /// <summary>The uppermost ancestor that is no shell, session or service manager.</summary>
    private long RootOf(TwinEntity process, long pid)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            if (EntityValues.Integer(process, ProcessFields.Ppid) is not { } above || above <= 1 || _processes.GetValueOrDefault(above) is not { } parent || StartsForPeople(parent))
            {
                break;
            }

            (process, pid) = (parent, above);
        }

        return pid;
    }

    private static bool StartsForPeople(TwinEntity process)
    {
        string name = EntityValues.Text(process, ProcessFields.Name) ?? "";
        return (Shells.Contains(name) && IsInteractive(process)) || Starters.Any(starter => name.StartsWith(starter, StringComparison.Ordinal));
    }

    /// <summary>A shell that runs a script or a command belongs to the job.</summary>
    private static bool IsInteractive(TwinEntity shell) =>
        (EntityValues.Find(shell, ProcessFields.CommandLine) as string[] ?? []).Skip(1).All(word => word.StartsWith('-') && word != "-c");

    private static string? TextOf(TwinEntity? process, EntityField field) => process is null ? null : EntityValues.Text(process, field);

    private static long? PidOf(string processKey)
    {
        int at = processKey.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && long.TryParse(processKey.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out long pid) ? pid : null;
    }

    private static long PidBehindSlash(string holderKey) =>
        long.TryParse(holderKey.AsSpan(holderKey.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long pid) ? pid : 0;
}
