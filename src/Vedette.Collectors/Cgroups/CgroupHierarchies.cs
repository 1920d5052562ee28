namespace Vedette.Collectors.Cgroups;

/// <summary>
/// Where the kernel's cgroup trees are mounted: one unified tree (v2), one per controller (v1), or both (systemd's hybrid layout, whose unified tree counts CPU time only).
/// Looked up once: mounts of cgroups do not change while a host is up.
/// </summary>
internal sealed class CgroupHierarchies
{
    private readonly string _root;

    public CgroupHierarchies(HostFiles files)
    {
        _root = files.Sys("fs/cgroup");
        Unified = Array.Find([_root, Path.Join(_root, "unified")], folder => File.Exists(Path.Join(folder, "cgroup.controllers")));
        Cpu = Controller("cpuacct", "cpu,cpuacct", "cpuacct,cpu");
        Memory = Controller("memory");
        Tasks = Controller("pids");
        Io = Controller("blkio");
        Systemd = Controller("systemd");
    }

    public string? Unified { get; }

    public string? Cpu { get; }

    public string? Memory { get; }

    public string? Tasks { get; }

    public string? Io { get; }

    /// <summary>The tree without a controller in which systemd keeps its units on v1.</summary>
    public string? Systemd { get; }

    /// <summary>The files of a cgroup that stands at the same place in every tree, as systemd's units do.</summary>
    /// <param name="path">Begins with a slash.</param>
    public CgroupFolders At(string path) => Safe(path) is not { } safe ? default : new CgroupFolders
    {
        Path = safe,
        Unified = Below(Unified, safe),
        Cpu = Below(Cpu, safe),
        Memory = Below(Memory, safe),
        Tasks = Below(Tasks, safe),
        Io = Below(Io, safe),
        Processes = Below(Systemd ?? Unified, safe),
    };

    /// <summary>The files of the cgroups that a process says it is in; a tree where it is not below <paramref name="owner"/> is left out.</summary>
    /// <param name="owner">Part of the name of the last folder that counts: what lies deeper was made by the container itself.</param>
    public CgroupFolders Of(CgroupMembership membership, string owner)
    {
        string? PathIn(string controller) => Safe(Owned(membership.Find(controller), owner));

        string? Place(string? root, string controller) => Below(root, PathIn(controller));

        string? unified = Place(Unified, "");
        string? memory = Place(Memory, "memory");
        string? cpu = Place(Cpu, "cpuacct");
        return new CgroupFolders
        {
            Path = PathIn("") ?? PathIn("memory") ?? PathIn("cpuacct"),
            Unified = unified,
            Cpu = cpu,
            Memory = memory,
            Tasks = Place(Tasks, "pids"),
            Io = Place(Io, "blkio"),
            Processes = unified ?? memory ?? cpu,
        };
    }

    private static string? Owned(string? path, string owner)
    {
        int at = path?.LastIndexOf(owner, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        int end = path!.IndexOf('/', at);
        return end < 0 ? path : path[..end];
    }

    // The text comes from another program: it must not lead out of the tree.
    private static string? Safe(string? path) =>
        path is not null && path.StartsWith('/') && path.Length > 1 && !path.Contains('\0', StringComparison.Ordinal) && !path.Split('/').Contains("..", StringComparer.Ordinal) ? path : null;

    private static string? Below(string? root, string? path) => root is null || path is null ? null : Path.Join(root, path);

    private string? Controller(params string[] names) => names.Select(name => Path.Join(_root, name)).FirstOrDefault(Directory.Exists);
}
