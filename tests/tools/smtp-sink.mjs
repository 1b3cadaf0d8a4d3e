// A mail server that delivers nothing: it prints its port, then every message that it is given, one line of JSON each.
// With « refuse », it takes none, and says to whom, as mail servers do.
// Usage: node tests/tools/smtp-sink.mjs [port] [refuse]
import { SMTPServer } from 'smtp-server';

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onRcptTo(address, session, done) {
    done(process.argv[3] === 'refuse' ? new Error(`No such mailbox: <${address.address}>`) : undefined);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      say({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((recipient) => recipient.address),
        data: Buffer.concat(parts).toString('utf8'),
      });
      done();
    });
  },
});

server.on('error', (fault) => {
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
});
const listening = server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => say({ port: listening.address().port }));
process.stdin.on('end', () => process.exit(0)).resume();
