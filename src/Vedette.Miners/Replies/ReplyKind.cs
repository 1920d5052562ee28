namespace Vedette.Miners.Replies;

internal enum ReplyKind : byte
{
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Object,
}
