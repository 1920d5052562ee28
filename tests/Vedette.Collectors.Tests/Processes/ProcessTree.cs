namespace Vedette.Collectors.Tests.Processes;

/// <summary>A /proc made of files, with processes taken from the kernels' fixtures.</summary>
internal sealed class ProcessTree : IDisposable
{
    private readonly HostTree _host = new();

    public ProcessTree()
    {
        _host.Write("proc/stat", "cpu  1 2 3 4\nbtime 1700000000\n");
        _host.Write("proc/meminfo", "MemTotal:        1000000 kB\n");
        _host.Write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\napache:x:48:48::/:/sbin/nologin\nbob:x:1000:1000::/home/bob:/bin/sh");
    }

    public HostFiles Files => _host.Files;

    public HostTree Host => _host;

    public static byte[] Fixture(string kernel, string file) => File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Processes", "Fixtures", kernel, file));

    public ProcessTree Add(int pid, string kernel, string commandLine = "")
    {
        foreach (string file in (string[])["stat", "status", "io", "statm", "cgroup"])
        {
            _host.Write($"proc/{pid}/{file}", Fixture(kernel, file));
        }

        Write(pid, "cmdline", commandLine);
        Directory.CreateDirectory(Files.Proc($"{pid}/fd"));
        return this;
    }

    public ProcessTree Write(int pid, string file, string text)
    {
        _host.Write($"proc/{pid}/{file}", text);
        return this;
    }

    public ProcessTree Link(int pid, string file, string target)
    {
        File.Delete(Files.Proc($"{pid}/{file}"));
        File.CreateSymbolicLink(Files.Proc($"{pid}/{file}"), target);
        return this;
    }

    public void Remove(int pid) => Directory.Delete(Files.Proc($"{pid}"), recursive: true);

    /// <summary>What the kernel would write of a process in the usual form.</summary>
    public static string Stat(int pid, string name, long ticks = 5, long start = 900, long stack = 0, char state = 'S', long virtualBytes = 4096) =>
        $"{pid} ({name}) {state} 1 1 1 0 -1 4194304 0 0 0 0 {ticks} 0 0 0 20 0 1 0 {start} {virtualBytes} 10 18446744073709551615 1 2 {stack} 0 0\n";

    public void Dispose() => _host.Dispose();
}
