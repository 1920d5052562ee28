using Vedette.Agent.Installation;

namespace Vedette.Agent.Tests.Installation;

/// <summary>Remembers what it was to run; useradd and userdel change the root's passwd as the real ones do.</summary>
internal sealed class RecordingTools(string root) : ISystemTools
{
    public List<string> Ran { get; } = [];

    public string SocketGroup { get; set; } = "998";

    public Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        string passwd = Path.Join(root, "etc/passwd");
        Ran.Add($"{program} {string.Join(' ', arguments)}");
        if (program == "useradd")
        {
            File.AppendAllText(passwd, $"{arguments[^1]}:x:990:991::/var/lib/vedette-agent:/usr/sbin/nologin\n");
        }
        else if (program == "userdel")
        {
            File.WriteAllLines(passwd, File.ReadAllLines(passwd).Where(l => !l.StartsWith(arguments[^1] + ":", StringComparison.Ordinal)));
        }

        return Task.FromResult(program == "stat" ? SocketGroup + "\n" : "");
    }
}
