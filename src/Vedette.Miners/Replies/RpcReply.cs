using Vedette.Miners.Connections;

namespace Vedette.Miners.Replies;

/// <summary>A reply in the cgminer manner: whether the command was taken, and the sections it brought. Devices write the status as a list, an object or a single letter, and number their sections or not.</summary>
internal sealed class RpcReply
{
    private const int MostNumberedSections = 64;

    public RpcReply(ReplyDocument document)
        : this(document, document.Root)
    {
    }

    private RpcReply(ReplyDocument document, ReplyValue root)
    {
        Document = document;
        Root = root;
        ReplyValue status = root.First("STATUS", "status");
        ReplyValue envelope = status.IsArray ? status[0] : status.IsObject ? status : root;
        string? letter = (status.IsArray || status.IsObject ? envelope.First("STATUS", "status") : status).Word;
        Code = envelope.First("Code", "code").Whole ?? root.First("Code", "code").Whole;
        Message = root.Exists ? (envelope.First("Msg", "msg") is { IsObject: false } words ? words.Word : null) : document.Unread.Length > 0 ? document.Unread : null;
        Description = envelope.First("Description", "desc").Word ?? root.First("Description", "desc").Word;
        IsError = !root.Exists || letter is "E" or "F" or "e" or "f";
    }

    public ReplyDocument Document { get; }

    public ReplyValue Root { get; }

    /// <summary>Refused, failed, or nothing that could be read. Judged by the letter: makers give the codes as they like.</summary>
    public bool IsError { get; }

    public long? Code { get; }

    /// <summary>The device's words, or the beginning of what came instead of a reply.</summary>
    public string? Message { get; }

    /// <summary>The mining program's name and version, mostly.</summary>
    public string? Description { get; }

    public static RpcReply Read(DeviceReply reply) => new(ReplyDocument.Read(reply.Body));

    /// <summary>The answer to one command of several that were asked as one: "summary+pools".</summary>
    public RpcReply Part(string command) => new(Document, Root[command] is { IsArray: true } list ? list[0] : Root[command]);

    /// <summary>The entries of a section: from its list, from a single object, from numbered sections (POOL0, POOL1 for POOLS), or from within Msg, where newer Whatsminers put them.</summary>
    public IReadOnlyList<ReplyValue> Section(string name)
    {
        ReplyValue section = Root[name].Exists ? Root[name] : Root["Msg"][name];
        if (section.IsObject)
        {
            return [section];
        }

        if (section.IsArray)
        {
            return Objects(section);
        }

        var numbered = new List<ReplyValue>();
        string stem = name == "POOLS" || name == "DEVS" ? name[..^1] : name;
        for (int i = 0; i < MostNumberedSections; i++)
        {
            ReplyValue one = Root[$"{stem}{i}"];
            if (!one.Exists && i > 0)
            {
                break;
            }

            numbered.AddRange(one.IsArray ? Objects(one) : one.IsObject ? [one] : []);
        }

        return numbered;
    }

    /// <summary>The first entry of a section; does not exist where there is none.</summary>
    public ReplyValue First(string section) => Section(section) is { Count: > 0 } entries ? entries[0] : ReplyValue.Nothing;

    private static List<ReplyValue> Objects(ReplyValue list)
    {
        var objects = new List<ReplyValue>();
        foreach (ReplyValue item in list.Items)
        {
            if (item.IsObject)
            {
                objects.Add(item);
            }
        }

        return objects;
    }
}
