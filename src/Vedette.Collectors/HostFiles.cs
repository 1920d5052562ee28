namespace Vedette.Collectors;

/// <summary>Where the kernel's files are. Tests and containers with a mounted host root point these elsewhere.</summary>
/// <param name="ProcRoot">Normally <c>/proc</c>.</param>
/// <param name="SysRoot">Normally <c>/sys</c>.</param>
/// <param name="RootFs">Normally <c>/</c>; etc/os-release and mount points are looked up below it.</param>
public sealed record HostFiles(string ProcRoot = "/proc", string SysRoot = "/sys", string RootFs = "/")
{
    public string Proc(string relative) => Path.Join(ProcRoot, relative);

    public string Sys(string relative) => Path.Join(SysRoot, relative);

    public string Root(string relative) => Path.Join(RootFs, relative);
}
