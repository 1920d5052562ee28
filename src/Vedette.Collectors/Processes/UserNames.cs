using System.Text;
using Vedette.Collectors.Files;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>Names of users from etc/passwd, read again when it changed. Network directories are not asked: that may take long and open sockets.</summary>
internal sealed class UserNames(HostFiles files)
{
    private readonly string _path = files.Root("etc/passwd");
    private Dictionary<int, string> _byUid = [];
    private DateTime _changedAt;

    public string? Find(int uid) => _byUid.GetValueOrDefault(uid);

    /// <summary>Looks whether the file changed; where it cannot be read, no name is known.</summary>
    public void Refresh()
    {
        DateTime changedAt = File.GetLastWriteTimeUtc(_path);
        if (changedAt == _changedAt)
        {
            return;
        }

        _changedAt = changedAt;
        try
        {
            _byUid = Parse(KernelAttribute.ReadBytes(_path, FileCap.TableBytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _byUid = [];
        }
    }

    /// <summary>NAME:x:UID:...; the first of several names of a uid counts, as for getpwuid.</summary>
    internal static Dictionary<int, string> Parse(ReadOnlySpan<byte> text)
    {
        var byUid = new Dictionary<int, string>();
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            Take(line, byUid);
        }

        Take(lines.Rest, byUid);
        return byUid;
    }

    private static void Take(ReadOnlySpan<byte> line, Dictionary<int, string> byUid)
    {
        int name = line.IndexOf((byte)':');
        int password = name <= 0 ? -1 : line[(name + 1)..].IndexOf((byte)':');
        if (password < 0 || line[0] is (byte)'#' or (byte)'+' or (byte)'-')
        {
            return;
        }

        ReadOnlySpan<byte> rest = line[(name + password + 2)..];
        int end = rest.IndexOf((byte)':');
        if (end > 0 && DecimalNumber.TryParse(rest[..end], out ulong uid) && uid <= uint.MaxValue)
        {
            byUid.TryAdd(unchecked((int)(uint)uid), Encoding.UTF8.GetString(line[..name]));
        }
    }
}
