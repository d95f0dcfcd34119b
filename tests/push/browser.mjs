// A browser as a push service and a sender know it: its keys, and how it reads what comes.
//
// Written from RFC 8291 and 8188 with Node's cryptography alone, so that it shares nothing with the
// sender under test.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';

const hmac = (key, ...parts) =>
  crypto.createHmac('sha256', key).update(Buffer.concat(parts.map((one) => Buffer.from(one))))
    .digest();
const expand = (key, info, size) => hmac(key, info, [1]).subarray(0, size);

export class Browser {
  #keys = crypto.createECDH('prime256v1');
  #auth = crypto.randomBytes(16);

  constructor(endpoint) {
    this.#keys.generateKeys();
    this.endpoint = endpoint;
  }

  // As PushSubscription.toJSON() gives it, flat.
  subscription() {
    return {
      endpoint: this.endpoint,
      p256dh: this.#keys.getPublicKey('base64url'),
      auth: this.#auth.toString('base64url'),
    };
  }

  read(body) {
    const salt = body.subarray(0, 16);
    const size = body[20];
    const sender = body.subarray(21, 21 + size);
    const sealed = body.subarray(21 + size);
    assert.ok(sealed.length <= body.readUInt32BE(16), 'one record');
    const shared = this.#keys.computeSecret(sender);
    const info = ['WebPush: info\0', this.#keys.getPublicKey(), sender];
    const secret = hmac(salt, hmac(hmac(this.#auth, shared), ...info, [1]));
    const key = expand(secret, 'Content-Encoding: aes128gcm\0', 16);
    const nonce = expand(secret, 'Content-Encoding: nonce\0', 12);
    const cipher = crypto.createDecipheriv('aes-128-gcm', key, nonce);
    cipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    const end = text.findLastIndex((byte) => byte !== 0);
    assert.equal(text[end], 2, 'the last record');
    return text.subarray(0, end).toString();
  }
}
