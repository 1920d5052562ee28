namespace Vedette.Collectors.Processes;

/// <summary>Whose a control group is, by the names along its path.</summary>
internal static class ControlGroupPath
{
    /// <summary>Ids of docker, podman, CRI-O and containerd: SHA-256 in hex.</summary>
    private const int IdLength = 64;

    private static readonly string[] UnitSuffixes = [".service", ".scope", ".socket", ".mount", ".swap", ".timer", ".target", ".path", ".device", ".automount"];

    /// <summary>The unit behind the slices. Of a user's manager it is the user's own unit, as the manager tells nothing.</summary>
    public static string? Unit(string path)
    {
        string? unit = null;
        foreach (Range part in path.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> name = Unescaped(path.AsSpan()[part]);
            if (name.IsEmpty || name.EndsWith(".slice", StringComparison.Ordinal))
            {
                continue;
            }

            if (!IsUnit(name) || (unit is not null && name is "init.scope"))
            {
                break;
            }

            unit = name.ToString();
            if (!unit.StartsWith("user@", StringComparison.Ordinal))
            {
                break;
            }
        }

        return unit;
    }

    /// <summary>The outermost container: the one that this host's runtime knows. Programs that only watch a container (conmon) are in none.</summary>
    public static string? ContainerId(string path)
    {
        bool lxc = false;
        foreach (Range part in path.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> name = path.AsSpan()[part];
            if (lxc && !name.IsEmpty)
            {
                return name.ToString();
            }

            if (name.StartsWith("lxc.payload.", StringComparison.Ordinal) && name.Length > "lxc.payload.".Length)
            {
                return name["lxc.payload.".Length..].ToString();
            }

            lxc = name is "lxc" or "lxc.payload";
            if (TryFindId(name, out ReadOnlySpan<char> id))
            {
                return id.ToString();
            }
        }

        return null;
    }

    // docker-ID.scope, cri-containerd-ID.scope, crio-ID, kubepods...:cri-containerd:ID, ID alone.
    private static bool TryFindId(ReadOnlySpan<char> name, out ReadOnlySpan<char> id)
    {
        id = name.EndsWith(".scope", StringComparison.Ordinal) ? name[..^".scope".Length] : name;
        if (id.Length < IdLength || id.Contains("conmon", StringComparison.Ordinal))
        {
            return false;
        }

        int start = id.Length - IdLength;
        bool parted = start == 0 || id[start - 1] is '-' or ':' or '_' or '.';
        id = id[start..];
        foreach (char c in id)
        {
            parted &= char.IsAsciiHexDigitLower(c);
        }

        return parted;
    }

    // systemd puts an underscore before names that the kernel or another convention would take for its own.
    private static ReadOnlySpan<char> Unescaped(ReadOnlySpan<char> name) => name.Length > 1 && name[0] == '_' ? name[1..] : name;

    private static bool IsUnit(ReadOnlySpan<char> name)
    {
        foreach (string suffix in UnitSuffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
