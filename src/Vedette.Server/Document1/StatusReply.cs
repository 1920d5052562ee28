namespace Vedette.Server.Document1;

internal sealed record StatusReply(string Status)
{
    public static readonly StatusReply Ok = new("ok");
}
